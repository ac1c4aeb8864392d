import { z } from 'zod'
import { parseYuan, plainDigits } from '#app/kernel/money'
import { saying } from './form-messages.server'

const empty = (typed: string | undefined) => (typed?.trim() ? typed : undefined)

/** An amount typed in yuan, as fen within bounds. */
export const yuan = (least = 1, most = 10_000_000) =>
  z.string().transform((typed, ctx) => {
    const minor = parseYuan(typed)
    if (minor === null || minor < least || minor > most) {
      ctx.addIssue({ code: 'custom', ...saying('money') })
      return z.NEVER
    }
    return minor
  })

/** The same where nothing may stand. */
export const optionalYuan = (least = 1, most = 10_000_000) => z.string().optional().transform(empty).pipe(yuan(least, most).optional())

/** A whole number as people type it, full-width digits and all. */
export const wholeNumber = (least: number, most: number) =>
  z.string().transform((typed, ctx) => {
    const plain = plainDigits(typed).replace(/[\s,]/g, '')
    const value = /^\d{1,8}$/.test(plain) ? Number(plain) : Number.NaN
    if (!(value >= least && value <= most)) {
      ctx.addIssue({ code: 'custom', ...saying('quantity') })
      return z.NEVER
    }
    return value
  })

export const optionalNumber = (least: number, most: number) =>
  z.string().optional().transform(empty).pipe(wholeNumber(least, most).optional())

export const optionalText = (most: number) => z.string().trim().max(most).default('')
export const neededText = (most: number) => z.string().trim().min(1).max(most)
