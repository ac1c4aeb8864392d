import { randomUUID } from 'node:crypto'

export type WebhookAction = 'drop' | 'duplicate' | 'delay' | 'hold' | 'wrong-signature' | 'old-timestamp' | 'altered-body'
export type WebhookOrder = 'shuffled' | 'created' | 'reversed'

export type WebhookRuleInput = {
  action: WebhookAction
  /** Event types it is about; all when left out. */
  types?: string[]
  /** How many deliveries it spoils; all until removed when left out. */
  count?: number
  /** For `duplicate`: how often the same event is sent in all (default 2). */
  copies?: number
  /** For `delay`: milliseconds of the sandbox's clock (default 1000). */
  delayMs?: number
}
export type WebhookRule = WebhookRuleInput & { id: string }

/** How deliveries are spoilt on purpose. Not stored: a restarted sandbox delivers honestly. */
export class WebhookRules {
  order: WebhookOrder = 'shuffled'
  rules: WebhookRule[] = []

  add(input: WebhookRuleInput): WebhookRule {
    const rule = { ...input, id: randomUUID() }
    this.rules.push(rule)
    return rule
  }

  remove(id: string | undefined): void {
    this.rules = id === undefined ? [] : this.rules.filter((rule) => rule.id !== id)
  }

  /** The first rule for this type, used up by one. */
  take(type: string): WebhookRule | undefined {
    const rule = this.rules.find((candidate) => !candidate.types || candidate.types.includes(type))
    if (rule?.count !== undefined) {
      rule.count -= 1
      if (rule.count <= 0) this.remove(rule.id)
    }
    return rule
  }

  reset(): void {
    this.order = 'shuffled'
    this.rules = []
  }
}
