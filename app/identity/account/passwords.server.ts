import { and, eq } from 'drizzle-orm'
import { authOn } from '#app/identity/sessions/auth.server'
import { newId } from '#app/kernel/new-id'
import type { Db, Tx } from '#db/client.server'
import { accounts } from '#db/schema/people'

const credentialOf = (userId: string) => and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential'))

export async function hashPassword(db: Db, password: string): Promise<string> {
  const { password: passwords } = await (await authOn(db)).$context
  return passwords.hash(password)
}

/** Whether a person has set a password at all. */
export async function hasPassword(db: Db, userId: string): Promise<boolean> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(credentialOf(userId))
  return account !== undefined
}

export async function isPassword(db: Db, userId: string, password: string): Promise<boolean> {
  const [account] = await db.select({ hash: accounts.password }).from(accounts).where(credentialOf(userId))
  const { password: passwords } = await (await authOn(db)).$context
  return account?.hash ? passwords.verify({ hash: account.hash, password }) : false
}

/** Keeps a person's password hash in place of any earlier one. */
export async function keepPassword(tx: Tx, userId: string, hash: string): Promise<void> {
  const [changed] = await tx
    .update(accounts)
    .set({ password: hash, updatedAt: new Date() })
    .where(credentialOf(userId))
    .returning({ id: accounts.id })
  if (!changed) await tx.insert(accounts).values({ id: newId(), userId, accountId: userId, providerId: 'credential', password: hash })
}
