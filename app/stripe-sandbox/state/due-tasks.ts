import type { TaskKind, TaskRecord } from './records'
import type { Sandbox } from './sandbox'

/** Plans work for a later moment of the sandbox's clock. One task per kind and object: planning again moves it. */
export function plan(sandbox: Sandbox, kind: TaskKind, ref: string, dueAtMs: number): void {
  sandbox.tables.tasks.replace({ id: `${kind}:${ref}`, kind, ref, dueAtMs })
}

export function unplan(sandbox: Sandbox, kind: TaskKind, ref: string): void {
  sandbox.tables.tasks.remove(`${kind}:${ref}`)
}

/** Takes what is due, oldest first; a task is gone once taken. */
export function takeDue(sandbox: Sandbox): TaskRecord[] {
  const now = sandbox.clock.nowMs()
  const due: TaskRecord[] = []
  for (const task of sandbox.tables.tasks.oldestFirst()) {
    if (task.dueAtMs <= now) due.push(task)
  }
  for (const task of due) sandbox.tables.tasks.remove(task.id)
  return due.sort((left, right) => left.dueAtMs - right.dueAtMs)
}
