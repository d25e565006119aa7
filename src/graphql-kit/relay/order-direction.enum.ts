import { SortOrder } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

export const OrderDirection = SortOrder;
export type OrderDirection = SortOrder;

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'The direction of an order.',
  valuesConfig: {
    ASCENDING: { description: 'Earliest first, or in alphabetical order.' },
    DESCENDING: { description: 'Latest first, or in reverse alphabetical order.' },
  },
});
