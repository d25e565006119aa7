import { Field, InputType } from 'type-graphql';
import { OrderDirection } from '../../graphql-kit/relay/order-direction.enum.ts';
import { ContactOrderField } from './contact-order-field.enum.ts';

@InputType({ description: 'The order of a list of contacts.' })
export class ContactOrderByInput {
  @Field(() => ContactOrderField, {
    description: 'What the list is ordered by, such as `INITIATION_TIMESTAMP`.',
  })
  readonly field!: ContactOrderField;

  @Field(() => OrderDirection, {
    nullable: true,
    defaultValue: OrderDirection.DESCENDING,
    description: 'The direction of the order.',
  })
  readonly direction?: OrderDirection | null;
}
