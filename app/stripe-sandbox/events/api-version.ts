/** The API version that the installed SDK speaks; `contract/protocol.test.ts` compares it with the SDK. */
export const API_VERSION = '2026-10-28.endive'
