/** What `data()` of Remix makes of an answer with a status or headers of its own. */
type DataWithInit = { type: 'DataWithResponseInit'; data: unknown; init: ResponseInit | null }

export const hasInit = (value: unknown): value is DataWithInit => (value as { type?: unknown } | null)?.type === 'DataWithResponseInit'
