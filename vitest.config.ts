import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** The longest files, begun first so that none of them is left alone at the end. */
const longest = ['app/settlement/month.test.ts', 'db/embedded/start-and-stop.test.ts', 'app/stays/search/search-stays.test.ts']

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => longest.some((name) => moduleId.endsWith(name))
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

export default defineConfig({
  esbuild: { jsx: 'automatic' },
  test: {
    environment: 'node',
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts'],
    exclude: ['node_modules/**', 'build/**', 'e2e/**', '.data/**'],
    globalSetup: ['db/testing/vitest-global-setup.ts'],
    pool: 'forks',
    // Half of the processor's time went into loading the same modules for each file anew; a file brings its own database and settings.
    isolate: false,
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 20_000,
    env: { TZ: process.env.TZ_OF_TESTS ?? 'UTC', LOG_LEVEL: 'silent' },
  },
})
