const SHORT_LIFE_DAYS = 7

/**
 * Whether goods are outside the seven-day right of return: fresh and perishable goods
 * (消费者权益保护法 art. 25, 网络购买商品七日无理由退货暂行办法 art. 6).
 * @param rule the category's own, `categories.return_exempt`
 */
export function isReturnExempt({
  returnRule,
  storage,
  shelfLifeDays,
}: {
  returnRule: string
  storage: string
  shelfLifeDays: number | null
}): boolean {
  if (returnRule === 'yes') return true
  if (returnRule === 'fresh only') return storage !== 'ambient'
  if (returnRule === 'short-life only')
    return storage !== 'ambient' || (shelfLifeDays !== null && shelfLifeDays > 0 && shelfLifeDays <= SHORT_LIFE_DAYS)
  return false
}
