import { describe, expect, test } from 'vitest'
import { Refusal } from '#app/kernel/refusal'
import { airbnb, bookingCom, calendar, outlook, vrbo } from '../testing/site-feeds'
import { readFeed } from './read-feed'

const at = { today: '2026-11-27', zone: 'Asia/Shanghai' }
const daysOf = (text: string, where = at) => readFeed(text, where).blocks.map(({ arrival, departure }) => [arrival, departure])
const event = (...lines: string[]) => daysOf(calendar(['UID:1', ...lines]))
const refusalOf = (text: string) => {
  try {
    readFeed(text, at)
  } catch (error) {
    if (error instanceof Refusal) return error.key
    throw error
  }
}

describe('feeds as the big sites write them', () => {
  test('Airbnb: guests are booked, its moving window is a block and never a booking', () => {
    const { blocks, unread } = readFeed(airbnb({ windowFrom: '20261127', windowUntil: '20261129' }), at)
    expect(unread).toBe(0)
    expect(blocks).toEqual([
      { uid: '7f662ec65913-0f1e2d3c4b5a@airbnb.com', kind: 'window', arrival: '2026-11-27', departure: '2026-11-29' },
      { uid: '1418fb94e984-1a2b3c4d5e6f@airbnb.com', kind: 'booked', arrival: '2026-12-05', departure: '2026-12-08' },
    ])
  })

  test('Booking.com, Vrbo and Outlook, and no name or note of any of them', () => {
    expect(readFeed(bookingCom(), at).blocks).toEqual([
      { uid: '0a1b2c3d4e5f60718293a4b5c6d7e8f9@booking.com', kind: 'unavailable', arrival: '2026-12-10', departure: '2026-12-12' },
    ])
    expect(readFeed(vrbo(), at).blocks.map(({ kind, arrival, departure }) => [kind, arrival, departure])).toEqual([
      ['booked', '2026-12-14', '2026-12-16'],
      ['unavailable', '2026-12-20', '2026-12-21'],
    ])
    expect(daysOf(outlook())).toEqual([['2026-12-24', '2026-12-26']])
    const all = [airbnb({ windowFrom: '20261127', windowUntil: '20261129' }), vrbo(), outlook()].map((text) => readFeed(text, at))
    expect(JSON.stringify(all)).not.toMatch(/Maria|陈阿姨|1234|HMABCDEFGH/)
  })
})

describe('C42 which nights an event takes', () => {
  test('the end is exclusive; without an end, or with an end at its start or before it, one night', () => {
    expect(event('DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261208')).toEqual([['2026-12-05', '2026-12-08']])
    const oneNight = [['2026-12-05', '2026-12-06']]
    expect(event('DTSTART;VALUE=DATE:20261205')).toEqual(oneNight)
    expect(event('DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261205')).toEqual(oneNight)
    expect(event('DTSTART;VALUE=DATE:20261205', 'DTEND;VALUE=DATE:20261201')).toEqual(oneNight)
    expect(event('DTSTART:20261205T150000', 'DTEND:20261205T170000')).toEqual(oneNight)
    expect(event('DTSTART:20261205')).toEqual(oneNight)
  })

  test('a length instead of an end, by days, weeks and hours', () => {
    expect(event('DTSTART;VALUE=DATE:20261205', 'DURATION:P3D')).toEqual([['2026-12-05', '2026-12-08']])
    expect(event('DTSTART;VALUE=DATE:20261205', 'DURATION:P1W')).toEqual([['2026-12-05', '2026-12-12']])
    expect(event('DTSTART:20261205T140000', 'DURATION:PT45H')).toEqual([['2026-12-05', '2026-12-07']])
    expect(event('DTSTART;VALUE=DATE:20261205', 'DURATION:-P3D')).toEqual([['2026-12-05', '2026-12-06']])
  })

  test('leap day and the turn of the year', () => {
    const text = calendar(['UID:1', 'DTSTART;VALUE=DATE:20280228', 'DTEND;VALUE=DATE:20280301'], ['UID:2', 'DTSTART;VALUE=DATE:20261231'])
    expect(daysOf(text)).toEqual([
      ['2026-12-31', '2027-01-01'],
      ['2028-02-28', '2028-03-01'],
    ])
  })

  test('a time is a night by the clock of the house', () => {
    expect(event('DTSTART:20261205T060000Z', 'DTEND:20261207T030000Z')).toEqual([['2026-12-05', '2026-12-07']])
    expect(event('DTSTART:20261204T160000Z', 'DTEND:20261205T160000Z'), 'midnight to midnight in Shanghai').toEqual([
      ['2026-12-05', '2026-12-06'],
    ])
    expect(event('DTSTART;TZID=America/New_York:20261204T100000', 'DTEND;TZID=America/New_York:20261205T220000')).toEqual([
      ['2026-12-04', '2026-12-06'],
    ])
    expect(event('DTSTART;TZID=America/New_York:20261204T110000', 'DTEND;TZID=America/New_York:20261205T220000')).toEqual([
      ['2026-12-05', '2026-12-06'],
    ])
    expect(event('DTSTART:20261205T000000', 'DTEND:20261206T235900'), 'the last minute of a day is its night').toEqual([
      ['2026-12-05', '2026-12-07'],
    ])
    const inBerlin = { today: '2026-03-20', zone: 'Europe/Berlin' }
    const acrossSpring = calendar(['UID:1', 'DTSTART:20260328T230000Z', 'DTEND:20260329T220000Z'])
    expect(daysOf(acrossSpring, inBerlin), 'a day of 23 hours').toEqual([['2026-03-29', '2026-03-30']])
  })

  test('moved, cancelled, the same UID twice, no UID', () => {
    const first = ['UID:1', 'SEQUENCE:0', 'DTSTART;VALUE=DATE:20261205']
    expect(daysOf(calendar(first, ['UID:1', 'SEQUENCE:2', 'DTSTART;VALUE=DATE:20261210'])), 'the newer one').toEqual([
      ['2026-12-10', '2026-12-11'],
    ])
    expect(daysOf(calendar([...first, 'STATUS:CANCELLED']))).toEqual([])
    expect(daysOf(calendar(first, first))).toEqual([['2026-12-05', '2026-12-06']])
    const both = calendar(['UID:1', 'DTSTART;VALUE=DATE:20261210'], first)
    expect(
      readFeed(both, at).blocks.map(({ uid, arrival }) => [uid, arrival]),
      'better blocked than sold twice',
    ).toEqual([
      ['1', '2026-12-05'],
      ['1#2', '2026-12-10'],
    ])
    expect(readFeed(calendar(['DTSTART;VALUE=DATE:20261205'], ['DTSTART;VALUE=DATE:20261209']), at).blocks.map(({ uid }) => uid)).toEqual([
      '2026-12-05/2026-12-06',
      '2026-12-09/2026-12-10',
    ])
  })

  test('what is over is left out, what has begun is whole', () => {
    const text = calendar(
      ['UID:1', 'DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261127'],
      ['UID:2', 'DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261128'],
    )
    expect(daysOf(text)).toEqual([['2026-11-25', '2026-11-28']])
  })
})

describe('repeated events', () => {
  test('by the week, with a left-out and a changed one', () => {
    const text = calendar(
      ['UID:1', 'DTSTART;VALUE=DATE:20261204', 'DTEND;VALUE=DATE:20261206', 'RRULE:FREQ=WEEKLY;COUNT=4', 'EXDATE;VALUE=DATE:20261211'],
      ['UID:1', 'RECURRENCE-ID;VALUE=DATE:20261218', 'DTSTART;VALUE=DATE:20261219', 'DTEND;VALUE=DATE:20261221'],
    )
    expect(readFeed(text, at).blocks.map(({ uid, arrival, departure }) => [uid, arrival, departure])).toEqual([
      ['1#2026-12-04', '2026-12-04', '2026-12-06'],
      ['1#2026-12-18', '2026-12-19', '2026-12-21'],
      ['1#2026-12-25', '2026-12-25', '2026-12-27'],
    ])
  })

  test('without an end it stops with what can be booked; begun long ago it is read from today', () => {
    const days = daysOf(calendar(['UID:1', 'DTSTART;VALUE=DATE:20150101', 'RRULE:FREQ=DAILY']))
    expect(days[0]).toEqual(['2026-11-27', '2026-11-28'])
    expect(days).toHaveLength(1_095)
  })

  test('until an instant, and with added days', () => {
    expect(event('DTSTART;TZID=Asia/Shanghai:20261204T140000', 'RRULE:FREQ=DAILY;UNTIL=20261206T055959Z')).toEqual([
      ['2026-12-04', '2026-12-05'],
      ['2026-12-05', '2026-12-06'],
    ])
    expect(event('DTSTART;VALUE=DATE:20261204', 'RDATE;VALUE=DATE:20261210')).toEqual([
      ['2026-12-04', '2026-12-05'],
      ['2026-12-10', '2026-12-11'],
    ])
  })

  test('rules that are not understood, or that would run for ever, are counted and not guessed', () => {
    for (const rule of ['FREQ=SECONDLY', 'FREQ=HOURLY;INTERVAL=24', 'FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO', 'FREQ=YEARLY;BYWEEKNO=53'])
      expect(readFeed(calendar(['UID:1', 'DTSTART;VALUE=DATE:20261204', `RRULE:${rule}`]), at), rule).toEqual({ blocks: [], unread: 1 })
    const never = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'
    expect(event('DTSTART;VALUE=DATE:20261204', never), 'only its start').toEqual([['2026-12-04', '2026-12-05']])
  })
})

describe('bad input', () => {
  test('a text that is no calendar, one that is cut short, one that is broken', () => {
    expect(refusalOf('')).toBe('feed-not-a-calendar')
    expect(refusalOf('<!doctype html><title>Sign in</title>')).toBe('feed-not-a-calendar')
    expect(refusalOf('{"error":"gone"}')).toBe('feed-not-a-calendar')
    const whole = bookingCom()
    expect(refusalOf(whole.slice(0, -30))).toBe('feed-cut-short')
    expect(refusalOf(whole.replace('END:VEVENT\r\n', ''))).toBe('feed-unreadable')
    expect(refusalOf(whole.replace('DTSTART;VALUE', 'DTSTART;'))).toBe('feed-unreadable')
  })

  test('an event without readable days is counted, the rest is read', () => {
    const good = ['UID:1', 'DTSTART;VALUE=DATE:20261205']
    for (const bad of [
      'DTSTART:tomorrow',
      'DTSTART;VALUE=DATE:20260230',
      'SUMMARY:no days',
      'DTSTART;TZID=Moon/Base:20261205T140000',
      'DTSTART;VALUE=DATE:',
    ])
      expect(readFeed(calendar(good, ['UID:2', bad]), at), bad).toMatchObject({ unread: 1, blocks: [{ uid: '1' }] })
    expect(readFeed(calendar(['UID:3', 'DTSTART;VALUE=DATE:20261205', 'DTEND:soon']), at).unread).toBe(1)
    expect(readFeed(calendar(['UID:3', 'DTSTART;VALUE=DATE:20261205', 'DURATION:soon']), at).unread).toBe(1)
  })

  test('a script in the summary, lines that are no lines, bare line feeds and a byte order mark', () => {
    const text = calendar(['UID:1', 'SUMMARY:<script>alert(1)</script>', 'DTSTART;VALUE=DATE:20261205', 'a line that was never folded'])
    expect(readFeed(`\ufeff${text.replaceAll('\r\n', '\n')}`, at)).toEqual({
      unread: 0,
      blocks: [{ uid: '1', kind: 'unavailable', arrival: '2026-12-05', departure: '2026-12-06' }],
    })
  })

  test('UIDs and days folded in the middle', () => {
    const text = calendar(['UID:0123', ' 4567', 'DTSTART;VALUE=DATE:2026', '\t1205'])
    expect(readFeed(text, at).blocks).toMatchObject([{ uid: '01234567', arrival: '2026-12-05' }])
  })

  test('absurd sizes: too many events, a closure of centuries, a UID of a thousand letters, a flood of lines', () => {
    const many = Array.from({ length: 2_001 }, (_, n) => [`UID:${n}`, 'DTSTART;VALUE=DATE:20261205'])
    expect(refusalOf(calendar(...many))).toBe('feed-too-many-events')
    const { blocks } = readFeed(calendar(['UID:1', 'DTSTART;VALUE=DATE:19900101', 'DTEND;VALUE=DATE:99991231']), at)
    expect(blocks.map(({ uid, arrival, departure }) => [uid, arrival, departure])).toEqual([
      ['1', '2026-11-27', '2027-11-27'],
      ['1#2', '2027-11-27', '2028-11-26'],
      ['1#3', '2028-11-26', '2029-11-26'],
    ])
    expect(readFeed(calendar([`UID:${'x'.repeat(1_000)}`, 'DTSTART;VALUE=DATE:20261205']), at).blocks[0]?.uid).toMatch(/^sha256:.{64}$/)
    const flood = `SUMMARY${';A=1'.repeat(200_000)}:${'x'.repeat(1_000_000)}`
    expect(event('DTSTART;VALUE=DATE:20261205', flood)).toHaveLength(1)
    const daily = Array.from({ length: 101 }, (_, n) => [`UID:${n}`, 'DTSTART;VALUE=DATE:20261205', 'RRULE:FREQ=DAILY'])
    expect(refusalOf(calendar(...daily))).toBe('feed-too-many-events')
    expect(refusalOf(calendar(...daily.slice(1)))).toBe('feed-too-many-events')
  })

  test('a zone of its own may have summer time, but no rule without end', () => {
    const zone = (rule: string) =>
      calendar(['UID:1', 'DTSTART;TZID=Lake:20270705T233000', 'DTEND;TZID=Lake:20270707T110000']).replace(
        'BEGIN:VEVENT',
        `BEGIN:VTIMEZONE\r\nTZID:Lake\r\nBEGIN:STANDARD\r\nDTSTART:20251026T030000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0800\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\nDTSTART:20260329T020000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0700\r\nRRULE:${rule}\r\nEND:DAYLIGHT\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT`,
      )
    expect(daysOf(zone('FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU')), '23:30 at +7 is after midnight in Shanghai').toEqual([
      ['2027-07-06', '2027-07-07'],
    ])
    expect(readFeed(zone('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30'), at)).toEqual({ blocks: [], unread: 1 })
  })

  test('a calendar without events is a calendar', () => {
    expect(readFeed(calendar(), at)).toEqual({ blocks: [], unread: 0 })
  })
})
