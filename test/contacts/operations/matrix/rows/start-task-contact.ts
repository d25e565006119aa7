import {
  CONTACTS,
  INSTANCE_ID,
  QUEUES,
  QUICK_CONNECTS,
  UNKNOWN_ID,
} from '../../../../support/ids.ts';
import type { MatrixRow } from './row.ts';

const NAME = 'Call Ms Ito back';

export const START_TASK_CONTACT: MatrixRow = {
  operation: 'StartTaskContact',
  input: {
    name: NAME,
    description: 'About her claim',
    start: { quickConnectId: QUICK_CONNECTS.billing },
    references: [{ name: 'Claim', type: 'URL', value: 'https://claims.example/4711' }],
    attributes: [{ key: 'language', value: 'ja' }],
  },
  otherInput: {
    name: 'Call Mr Ito back',
    start: { quickConnectId: QUICK_CONNECTS.billing },
    attributes: [{ key: 'language', value: 'ja' }],
    previousContactId: CONTACTS.billingTask,
  },
  executions: ({ contacts }) =>
    contacts.waitingIn(INSTANCE_ID, QUEUES.billing).filter(({ name }) => name === NAME).length,
  isRepeatable: 'executed',
  shows: { name: NAME, queueId: QUEUES.billing, scheduledTimestamp: null },
  broken: [
    [{ name: 'n'.repeat(1_025) }, 'name'],
    [{ description: 'd'.repeat(4_097) }, 'description'],
    [{ start: { contactFlowId: '' } }, 'start.contactFlowId'],
    [{ start: { contactFlowId: 'f'.repeat(501) } }, 'start.contactFlowId'],
    [{ start: { quickConnectId: '' } }, 'start.quickConnectId'],
    [{ start: { quickConnectId: '..' } }, 'start.quickConnectId'],
    [{ start: { taskTemplateId: '' } }, 'start.taskTemplateId'],
    [{ start: { taskTemplateId: 't'.repeat(501) } }, 'start.taskTemplateId'],
    [{ references: [{ name: '', type: 'URL', value: 'https://a.example' }] }, 'references.0.name'],
    [{ references: [{ name: 'n', type: 'ATTACHMENT', value: 'v' }] }, 'references.0.type'],
    [{ references: [{ name: 'n', type: 'DATE', value: 'today' }] }, 'references.0.value'],
    [{ attributes: [{ key: 'no spaces', value: '' }] }, 'attributes.0.key'],
    [{ attributes: ['a', 'b'].map((key) => ({ key, value: 'v'.repeat(16_384) })) }, 'attributes'],
    [{ scheduledTime: '2000-01-02T03:04:05Z' }, 'scheduledTime'],
    [{ scheduledTime: '2999-01-02T03:04:05Z' }, 'scheduledTime'],
    [{ previousContactId: '' }, 'previousContactId'],
    [{ relatedContactId: 'c'.repeat(257) }, 'relatedContactId'],
    [
      { previousContactId: CONTACTS.chat, relatedContactId: CONTACTS.billingTask },
      'relatedContactId',
    ],
  ],
  authorizedQueues: [QUEUES.billing],
  otherQueues: [QUEUES.claims],
  unknownInput: { name: NAME, start: { quickConnectId: UNKNOWN_ID } },
};
