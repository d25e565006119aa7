import { Field, ObjectType } from 'type-graphql';
import { UpstreamCost } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactInputIssue } from './contact-input-issue.type.ts';

@ObjectType({
  implements: ContactError,
  description:
    'The input is invalid: for example, an id is too long, no flow is given or configured, or the instance is not allowed. Nothing was changed.',
})
export class ContactInputError extends ContactError {
  @UpstreamCost({ returns: [{ entries: 10 }] })
  @Field(() => [ContactInputIssue], {
    description: 'Each invalid value, with its path and the reason.',
  })
  readonly fields: readonly ContactInputIssue[];

  constructor(fields: readonly ContactInputIssue[]) {
    const issues = fields.map(({ path, message }) => `${path.join('.')} ${message}`);
    super(`The input cannot be used: ${issues.join('; ')}.`, ContactErrorCode.BAD_INPUT, false);
    this.fields = fields;
  }
}
