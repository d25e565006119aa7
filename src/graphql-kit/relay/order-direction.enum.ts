import { SortOrder } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

export const OrderDirection = SortOrder;
export type OrderDirection = SortOrder;

registerEnumType(OrderDirection, {
  name: 'OrderDirection',
  description: 'Which end of an order comes first.',
  valuesConfig: {
    ASCENDING: { description: 'The earliest, or the first in the alphabet.' },
    DESCENDING: { description: 'The latest, or the last in the alphabet.' },
  },
});
