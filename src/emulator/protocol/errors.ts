/** Status codes of the exceptions of the emulated operations, as the service model declares them (documented). */
const connectStatus = {
  AccessDeniedException: 403,
  ConflictException: 409,
  ContactFlowNotPublishedException: 404,
  ContactNotFoundException: 410,
  DestinationNotAllowedException: 403,
  IdempotencyException: 409,
  InternalServiceException: 500,
  InvalidActiveRegionException: 400,
  InvalidParameterException: 400,
  InvalidRequestException: 400,
  LimitExceededException: 429,
  OutboundContactNotPermittedException: 403,
  ResourceConflictException: 409,
  ResourceNotFoundException: 404,
  ServiceQuotaExceededException: 402,
  ThrottlingException: 429,
  TooManyRequestsException: 429,
} as const;

/** What the front of the API answers before an operation is reached; NotEmulatedException is this server's own. */
const frontStatus = {
  IncompleteSignatureException: 403,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  NotEmulatedException: 501,
  RequestEntityTooLargeException: 413,
  SerializationException: 400,
  UnknownOperationException: 404,
} as const;

export type ConnectErrorName = keyof typeof connectStatus;
export type FrontErrorName = keyof typeof frontStatus;

/** The status of an exception of the front; nothing for any other name. */
export function frontErrorStatus(name: string): number | undefined {
  return new Map<string, number>(Object.entries(frontStatus)).get(name);
}

/** A failure that has a place on the wire. Anything else that is thrown is a bug of the emulator. */
export abstract class WireError extends Error {
  abstract override readonly name: ConnectErrorName | FrontErrorName;
  abstract readonly status: number;
  abstract readonly body: Readonly<Record<string, string>>;
}

/**
 * An exception of Connect itself. Its body spells the member `Message` (observed). The wording is this
 * emulator's own: no verbatim message of the service is known.
 */
export class ConnectError extends WireError {
  override readonly name: ConnectErrorName;

  constructor(name: ConnectErrorName, message: string) {
    super(message);
    this.name = name;
  }

  get status(): number {
    return connectStatus[this.name];
  }

  get body(): Readonly<Record<string, string>> {
    return { Message: this.message };
  }
}

/** A rejection by the front of the API, whose body spells the member `message` (observed). */
export class FrontError extends WireError {
  override readonly name: FrontErrorName;

  constructor(name: FrontErrorName, message: string) {
    super(message);
    this.name = name;
  }

  get status(): number {
    return frontStatus[this.name];
  }

  get body(): Readonly<Record<string, string>> {
    return { message: this.message };
  }
}

/**
 * One message for everything that does not exist, so that no client relies on a hint that Connect does
 * not give: it has one exception for many causes (documented).
 */
export function resourceNotFound(): ConnectError {
  return new ConnectError(
    'ResourceNotFoundException',
    'A resource named in the request does not exist in this contact centre.',
  );
}

/** A rule of the operation is broken; the message states the rule. */
export function invalidRequest(rule: string): ConnectError {
  return new ConnectError('InvalidRequestException', rule);
}

/** A value of the request is not acceptable; only for operations that declare this exception. */
export function invalidParameter(rule: string): ConnectError {
  return new ConnectError('InvalidParameterException', rule);
}
