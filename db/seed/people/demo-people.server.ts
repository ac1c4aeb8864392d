import { eq } from 'drizzle-orm'
import { hashPassword, keepPassword } from '#app/identity/account/passwords.server'
import { placeholderEmail } from '#app/identity/sign-in/sign-in-by-code.server'
import { newId } from '#app/kernel/new-id'
import { transact } from '#app/platform/transact.server'
import type { Db } from '#db/client.server'
import { users } from '#db/schema/people'

export type DemoPerson = { name: string; phone: string; email?: string; password?: string; role?: 'member' | 'operator' }

export const demoBuyer = {
  name: '小周',
  phone: '13800000001',
  email: 'buyer@demo.hushang.example',
  password: 'hushang-demo',
} as const satisfies DemoPerson
export const demoOperator = { name: '合作社小沈', phone: '13800000004', role: 'operator' } as const satisfies DemoPerson
/** Whoever makes a run of payments may not approve it, so there are two. */
export const demoSecondOperator = { name: '合作社小费', phone: '13800000005', role: 'operator' } as const satisfies DemoPerson

/** Further buyers, who make the stalls look alive. */
export const demoBuyers: readonly DemoPerson[] = ['林小禾', '徐先生', 'Hannah', '老方', '唐老师', '阿眉'].map((name, i) => ({
  name,
  phone: `138000000${11 + i}`,
}))

/** The person with this phone number, made when nobody has it. A password is set once, at the beginning. */
export async function findOrMakePerson(db: Db, { name, phone, email, password, role = 'member' }: DemoPerson): Promise<string> {
  const id = newId()
  const [made] = await db
    .insert(users)
    .values({
      id,
      name,
      email: email ?? placeholderEmail(id),
      emailVerified: email !== undefined,
      phoneNumber: phone,
      phoneNumberVerified: true,
      role,
    })
    .onConflictDoNothing({ target: users.phoneNumber })
    .returning({ id: users.id })
  if (!made) {
    const [known] = await db.select({ id: users.id }).from(users).where(eq(users.phoneNumber, phone))
    if (!known) throw new Error(`no person with phone ${phone}`)
    return known.id
  }
  if (password) {
    const hash = await hashPassword(db, password)
    await transact(db, (tx) => keepPassword(tx, made.id, hash))
  }
  return made.id
}
