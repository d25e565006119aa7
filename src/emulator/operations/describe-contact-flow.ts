import { createHash } from 'node:crypto';
import type {
  DescribeContactFlowRequest,
  DescribeContactFlowResponse,
} from '@aws-sdk/client-connect';
import { ConnectError } from '../protocol/errors.ts';
import { arnOf, idOf } from '../store/arns.ts';
import type { Operation } from './operation.ts';

/** For flows whose seed gives no content: one that ends at once. */
const emptyFlow = JSON.stringify({
  Version: '2019-10-30',
  StartAction: 'end',
  Actions: [{ Identifier: 'end', Type: 'DisconnectParticipant', Parameters: {}, Transitions: {} }],
  Metadata: {},
});

const savedAlias = ':$SAVED';

/**
 * Shows one flow, named by its id or ARN. A flow that is only saved is shown under the alias
 * `$SAVED`, and is ContactFlowNotPublishedException without it (documented). Numbered versions are
 * not emulated: they are unknown resources.
 */
export const describeContactFlow: Operation<
  DescribeContactFlowRequest,
  DescribeContactFlowResponse
> = (input, { directory, startedAt }) => {
  const here = directory.instance(input.InstanceId);
  const saved = input.ContactFlowId.endsWith(savedAlias);
  const name = saved ? input.ContactFlowId.slice(0, -savedAlias.length) : input.ContactFlowId;
  const flow = here.flow(idOf(here.instance, 'contact-flow', name));
  if (flow.status === 'SAVED' && !saved) {
    throw new ConnectError('ContactFlowNotPublishedException', 'The flow has not been published.');
  }
  const content = flow.content ?? emptyFlow;
  return {
    ContactFlow: {
      Arn: arnOf(here.instance, 'contact-flow', flow.id),
      Id: flow.id,
      Name: flow.name,
      Type: flow.type,
      State: flow.state,
      Status: flow.status,
      Description: flow.description,
      Content: content,
      Tags: flow.tags,
      FlowContentSha256: createHash('sha256').update(content).digest('hex'),
      LastModifiedTime: startedAt,
      LastModifiedRegion: here.instance.region,
    },
  };
};
