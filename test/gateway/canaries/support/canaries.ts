/** Secrets that a test puts in places, and then looks for wherever the gateway says something. */
export class Canaries {
  readonly #places = new Map<string, string>();

  /** The secret of a place: 16 visible ASCII characters or more, harmless in URLs, headers and JSON. */
  at(place: string): string {
    const secret = this.#places.get(place) ?? `canary-${this.#places.size}-5e1f0d9b-secret`;
    this.#places.set(place, secret);
    return secret;
  }

  /** The same for a place that takes only digits: 14 of them, at most as many as a phone number has after its first one. */
  digitsAt(place: string): string {
    const secret = this.#places.get(place) ?? String(73_919_460_285_100 + this.#places.size);
    this.#places.set(place, secret);
    return secret;
  }

  /** The places whose secrets a text discloses, as they are or in another form. */
  in(text: string): string[] {
    const folded = text.toLowerCase();
    return [...this.#places].flatMap(([place, secret]) => {
      const isDisclosed = plainForms(secret).some((form) => folded.includes(form));
      return isDisclosed || base64Forms(secret).some((form) => text.includes(form)) ? [place] : [];
    });
  }
}

/** In small letters: the secret itself, and its bytes in hexadecimal digits. */
function plainForms(secret: string): string[] {
  return [secret, Buffer.from(secret).toString('hex')];
}

/** The parts of the Base64 of a text that do not depend on what stands before and behind, for each offset and alphabet. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bytes = Buffer.from('x'.repeat(offset) + secret);
    return [bytes.toString('base64'), bytes.toString('base64url')].map((text) => text.slice(4, -4));
  });
}
