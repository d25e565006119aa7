import { Field, ObjectType } from 'type-graphql';
import { Costs } from '../../graphql-kit/cost/upstream-cost.ts';
import { ContactErrorCode } from './contact-error-code.enum.ts';
import { ContactError } from './contact-error.interface.ts';
import { ContactInputFault } from './contact-input-fault.type.ts';

@ObjectType({
  implements: ContactError,
  description: 'Values of the input cannot be used. Amazon Connect was not called.',
})
export class ContactInputError extends ContactError {
  @Costs({ yields: [{ entries: 10 }] })
  @Field(() => [ContactInputFault], { description: 'Each value that cannot be used, and why.' })
  readonly fields: readonly ContactInputFault[];

  constructor(fields: readonly ContactInputFault[]) {
    const faults = fields.map(({ path, message }) => `${path.join('.')} ${message}`);
    super(`The input cannot be used: ${faults.join('; ')}.`, ContactErrorCode.BAD_INPUT, false);
    this.fields = fields;
  }
}
