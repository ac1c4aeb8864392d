import type { Storage } from './storage'

/** For tests: the tables themselves are the state, nothing outlives the process. */
export function memoryStorage(): Storage {
  return {
    load: async () => [],
    write: async () => {},
    overwrite: async () => {},
    close: async () => {},
  }
}
