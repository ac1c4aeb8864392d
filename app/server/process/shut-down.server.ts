import { log } from '#app/platform/log.server'

const LONGEST_MS = 40_000

type Close = () => Promise<unknown> | unknown

/** Somebody asked to close while the market was still opening. */
export class Interrupted extends Error {}

/** What was opened, closed in the opposite order by a signal or a failure. */
export class Closing {
  private readonly steps: { name: string; close: Close }[] = []
  private begun: Promise<void> | undefined
  private asked = false
  private opening = false

  /**
   * Adds something to close; the last added is closed first.
   * @throws Interrupted when closing was asked for meanwhile
   */
  add(name: string, close: Close): void {
    this.steps.push({ name, close })
    if (this.asked) throw new Interrupted()
  }

  /** Opens step by step: a signal takes effect between two steps, so that nothing half-opened is left behind. */
  async while(open: () => Promise<void>): Promise<void> {
    this.opening = true
    await open()
    this.opening = false
    if (this.asked) throw new Interrupted()
  }

  /** Closes everything once; a step that fails is told and passed over. */
  all(): Promise<void> {
    this.begun ??= this.run()
    return this.begun
  }

  private async run(): Promise<void> {
    for (const { name, close } of this.steps.reverse()) {
      try {
        await close()
      } catch (error) {
        log.error({ err: error, step: name }, 'closing failed')
      }
    }
  }

  /** Ctrl-C and SIGTERM close in order and end with 0; whoever hangs longer than 40 s ends with 1. */
  onSignals(): void {
    const end = (signal: NodeJS.Signals) => {
      if (this.asked) return
      this.asked = true
      log.info({ signal }, 'closing')
      setTimeout(() => process.exit(1), LONGEST_MS).unref()
      if (!this.opening) void this.all().then(() => process.exit(0))
    }
    process.on('SIGINT', end)
    process.on('SIGTERM', end)
    process.on('SIGHUP', end)
  }
}
