const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Runs `lastAct` (blocking) when this process exits, or is ended by a signal that nobody else handles;
 * where the program has its own handler, that one decides. Returns how to take the arrangement back.
 */
export function beforeProcessEnds(lastAct: () => void): () => void {
  const onExit = () => lastAct()
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listeners(signal).some((listener) => !ours.has(listener))) return
    for (const listener of process.listeners(signal)) process.off(signal, listener)
    for (const end of atExit) end()
    process.kill(process.pid, signal)
  }
  process.on('exit', onExit)
  for (const signal of signals) process.on(signal, onSignal)
  ours.add(onSignal)
  atExit.add(onExit)
  return () => {
    process.off('exit', onExit)
    for (const signal of signals) process.off(signal, onSignal)
    ours.delete(onSignal)
    atExit.delete(onExit)
  }
}

const ours = new Set<NodeJS.SignalsListener>()
const atExit = new Set<() => void>()
