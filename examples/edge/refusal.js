/** A request that is not answered, and with which status. */
export class Refusal extends Error {
  name = 'Refusal';

  /**
   * @param {number} status
   * @param {string} message
   * @param {Record<string, string>} [headers]
   */
  constructor(status, message, headers = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}
