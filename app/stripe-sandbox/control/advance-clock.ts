import type { Engine } from '#app/stripe-sandbox/engine'

/** A schedule that never ends inside the span would be a bug of ours. */
const MOST_STEPS = 50_000

/**
 * Moves the sandbox's clock forward, stopping at every due task on the way, so that each happens at its own time and a
 * delivery's second retry follows its first. Resolves when what became due is done and delivered.
 */
export async function advanceClock(engine: Engine, seconds: number): Promise<void> {
  const { sandbox } = engine
  const offset = sandbox.clock.offsetMs + seconds * 1000
  const target = Date.now() + offset
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const next = nextDue(engine)
    if (next === undefined || next > target) break
    moveTo(engine, Math.max(next, sandbox.clock.nowMs()))
    await engine.runDue()
    await engine.courier.idle()
  }
  sandbox.changeSettings({ clockOffsetMs: Math.max(offset, sandbox.clock.offsetMs) })
  await sandbox.committed()
}

function nextDue(engine: Engine): number | undefined {
  let next: number | undefined
  for (const task of engine.sandbox.tables.tasks.oldestFirst()) {
    if (next === undefined || task.dueAtMs < next) next = task.dueAtMs
  }
  return next
}

const moveTo = (engine: Engine, momentMs: number): void =>
  engine.sandbox.changeSettings({ clockOffsetMs: Math.max(momentMs - Date.now(), engine.sandbox.clock.offsetMs) })
