import { expect, test } from 'vitest'
import { idBehind, isId, newId } from './new-id'

test('ids made later stand behind those made before', () => {
  const ids = [1, 1_000, 1_700_000_000_000].map((now) => newId(now))
  expect(ids.every(isId)).toBe(true)
  expect([...ids].sort()).toEqual(ids)
})

test.each([
  ['', false],
  [undefined, false],
  [7, false],
  ["01a22319-6c80-7281-9adc-9f2ff257090' OR 1=1", false],
  ['01A22319-6C80-7281-9ADC-9F2FF2570906', false],
  ['01a22319-6c80-7281-9adc-9f2ff2570906\n', false],
  ['01a22319-6c80-7281-9adc-9f2ff2570906', true],
])('%j is an id: %s', (text, expected) => {
  expect(isId(text)).toBe(expected)
})

test('the id behind a name in the key of a field', () => {
  const id = newId()
  expect(idBehind('note', `note-${id}`)).toBe(id)
  for (const key of [id, `-${id}`, `notes-${id}`, `note-${id}-1`, 'note-', 'note']) expect(idBehind('note', key)).toBeNull()
})
