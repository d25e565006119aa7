import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { end } from '../routing/route-contact.ts';
import { isActive } from '../store/contact-record.ts';
import { AdminError } from './admin-error.ts';
import type { AdminOptions } from './administration.ts';
import { contactView, viewOf } from './contact-view.ts';
import { contactToCreate, createContact } from './create-contact.ts';
import { answers, contactIdParam, noFields } from './responses.ts';

/** Contacts that come in, and customers who hang up. */
export const contactRoutes: FastifyPluginCallbackZod<AdminOptions> = (
  server,
  { administration },
  done,
) => {
  server.post(
    '/contacts',
    {
      schema: {
        operationId: 'createContact',
        summary: 'Create a contact of any channel',
        description:
          'It has the fields of a contact of a seed, is new, and goes to the given queue or agent as any other contact does.',
        body: contactToCreate.prefault({}).meta({
          examples: [{ channel: 'TASK', name: 'Call back', attributes: { language: 'en' } }],
        }),
        response: answers(contactView, 'The contact, where it is now.'),
      },
    },
    ({ body }) => viewOf(createContact(body, administration.context())),
  );

  server.post(
    '/contacts/:contactId/end',
    {
      schema: {
        operationId: 'endContact',
        summary: 'End a contact as its customer does',
        description: 'Its DisconnectReason is CUSTOMER_DISCONNECT.',
        params: z.object({ contactId: contactIdParam }),
        body: noFields,
        response: answers(contactView, 'The contact, which has ended.'),
      },
    },
    ({ params: { contactId } }) => {
      const context = administration.context();
      const contact = context.contacts.latest(contactId);
      if (contact === undefined) throw new AdminError(404, `There is no contact "${contactId}".`);
      if (!isActive(contact)) throw new AdminError(409, 'The contact has ended already.');
      end(contact, 'CUSTOMER_DISCONNECT', context);
      return viewOf(context.contacts.latest(contactId) ?? contact);
    },
  );
  done();
};
