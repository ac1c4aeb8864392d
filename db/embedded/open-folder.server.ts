import { chmodSync, existsSync, lstatSync, mkdirSync } from 'node:fs'

/** A folder made here is open to pass through whatever the umask; one that stands already must be ours. */
export function makeOpenFolder(folder: string): void {
  if (!existsSync(folder)) {
    mkdirSync(folder, { recursive: true })
    chmodSync(folder, 0o755)
  }
  const found = lstatSync(folder)
  const us = process.getuid?.()
  if (!found.isDirectory() || (us !== undefined && found.uid !== us)) throw new Error('belongs to somebody else')
}
