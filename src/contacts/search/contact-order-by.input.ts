import { Field, InputType } from 'type-graphql';
import { OrderDirection } from '../../graphql-kit/relay/order-direction.enum.ts';
import { ContactOrderField } from './contact-order-field.enum.ts';

@InputType({ description: 'The order of a list of contacts.' })
export class ContactOrderByInput {
  @Field(() => ContactOrderField, { description: 'By what the contacts are put in order.' })
  readonly field!: ContactOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    defaultValue: OrderDirection.DESCENDING,
    description: 'Which end comes first.',
  })
  readonly direction?: OrderDirection | null;
}
