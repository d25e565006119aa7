import { ReferenceType } from '@aws-sdk/client-connect';
import { registerEnumType } from 'type-graphql';

/** Connect's kinds of references, and `UNKNOWN` for one that is newer than this gateway. */
export const ContactReferenceType = { ...ReferenceType, UNKNOWN: 'UNKNOWN' } as const;
export type ContactReferenceType = (typeof ContactReferenceType)[keyof typeof ContactReferenceType];

registerEnumType(ContactReferenceType, {
  name: 'ContactReferenceType',
  description: 'What a reference of a contact contains.',
  valuesConfig: {
    ATTACHMENT: { description: 'A file.' },
    CONTACT_ANALYSIS: { description: 'An analysis of the conversation.' },
    DATE: { description: 'A date, as text.' },
    EMAIL: { description: 'An email address.' },
    EMAIL_MESSAGE: { description: 'An email.' },
    EMAIL_MESSAGE_PLAIN_TEXT: { description: 'The plain text of an email.' },
    EMAIL_MESSAGE_PLAIN_TEXT_REDACTED: {
      description: 'The plain text of an email, with sensitive content redacted.',
    },
    EMAIL_MESSAGE_REDACTED: { description: 'An email, with sensitive content redacted.' },
    NUMBER: { description: 'A number, as text.' },
    STRING: { description: 'Any text.' },
    URL: { description: 'The URL of a web page.' },
    UNKNOWN: {
      description:
        'A type that Connect has added since this version of the gateway. Rejected as an input.',
    },
  },
});
