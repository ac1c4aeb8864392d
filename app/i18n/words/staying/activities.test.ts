import { expect, test } from 'vitest'
import { sayActivity } from './activities'

test('what hosts write is said in English with its months; what nobody has listed stays in their words', () => {
  expect(sayActivity('挖冬笋(12-2月)', 'en')).toBe('Digging winter shoots (Dec–Feb)')
  expect(sayActivity('看银杏(11月)', 'en')).toBe('Seeing the ginkgos turn (Nov)')
  expect(sayActivity('采茶(3月下-4月中)', 'en')).toBe('Picking tea')
  expect(sayActivity('看自家的石磨', 'en')).toBe('看自家的石磨')
  expect(sayActivity('挖冬笋(12-2月)', 'zh')).toBe('挖冬笋(12-2月)')
})
