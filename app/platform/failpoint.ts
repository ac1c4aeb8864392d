type Fault = { act: string; at: number; seen: number }

let faults: Map<string, Fault> | undefined

function readFaults(): Map<string, Fault> {
  const found = new Map<string, Fault>()
  if (process.env.NODE_ENV === 'production') return found
  for (const entry of (process.env.FAILPOINTS ?? '').split(',')) {
    const match = /^([\w.]+):(kill|throw|hang|sleep\d{1,6})(?:@(\d{1,6}))?$/.exec(entry.trim())
    if (match?.[1] && match[2]) found.set(match[1], { act: match[2], at: Number(match[3] ?? 0), seen: 0 })
  }
  return found
}

/**
 * A place where tests stop, slow or kill the process: `FAILPOINTS=hold.before_commit:kill@3`, several parted by commas.
 * Does nothing without that variable and never in production. `@n` picks the n-th pass; without it, every pass.
 */
export async function failpoint(name: string): Promise<void> {
  faults ??= readFaults()
  const fault = faults.get(name)
  if (!fault) return
  fault.seen += 1
  if (fault.at > 0 && fault.seen !== fault.at) return
  if (fault.act === 'kill') {
    process.kill(process.pid, 'SIGKILL')
    await new Promise(() => {})
  }
  if (fault.act === 'throw') throw new Error(`failpoint ${name}`)
  if (fault.act === 'hang') await new Promise((resolve) => setTimeout(resolve, 2 ** 31 - 1))
  await new Promise((resolve) => setTimeout(resolve, Number(fault.act.slice('sleep'.length))))
}
