import type {
  QuickConnect,
  QuickConnectConfig,
  QuickConnectSummary,
} from '@aws-sdk/client-connect';
import type { SeedInstance, SeedQuickConnect } from '../seed.ts';
import { arnOf } from '../store/arns.ts';

/** What DescribeQuickConnect and SearchQuickConnects both show. */
export function quickConnectOutput(
  instance: SeedInstance,
  quickConnect: SeedQuickConnect,
  lastModified: Date,
): QuickConnect {
  return {
    QuickConnectARN: arnOf(instance, 'transfer-destination', quickConnect.id),
    QuickConnectId: quickConnect.id,
    Name: quickConnect.name,
    Description: quickConnect.description,
    QuickConnectConfig: config(quickConnect),
    Tags: quickConnect.tags,
    LastModifiedTime: lastModified,
    LastModifiedRegion: instance.region,
  };
}

/** What ListQuickConnects and ListQueueQuickConnects both show. */
export function quickConnectSummary(
  instance: SeedInstance,
  quickConnect: SeedQuickConnect,
  lastModified: Date,
): QuickConnectSummary {
  return {
    Id: quickConnect.id,
    Arn: arnOf(instance, 'transfer-destination', quickConnect.id),
    Name: quickConnect.name,
    QuickConnectType: quickConnect.type,
    LastModifiedTime: lastModified,
    LastModifiedRegion: instance.region,
  };
}

function config(quickConnect: SeedQuickConnect): QuickConnectConfig {
  const { type } = quickConnect;
  switch (type) {
    case 'USER':
      return {
        QuickConnectType: type,
        UserConfig: {
          UserId: quickConnect.userId,
          ContactFlowId: quickConnect.contactFlowId,
        },
      };
    case 'QUEUE':
      return {
        QuickConnectType: type,
        QueueConfig: {
          QueueId: quickConnect.queueId,
          ContactFlowId: quickConnect.contactFlowId,
        },
      };
    case 'FLOW':
      return {
        QuickConnectType: type,
        FlowConfig: { ContactFlowId: quickConnect.contactFlowId },
      };
    case 'PHONE_NUMBER':
      return { QuickConnectType: type, PhoneConfig: { PhoneNumber: quickConnect.phoneNumber } };
  }
}
