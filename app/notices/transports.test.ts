import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { eq } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { makeSeller } from '#app/sellers/testing/make-seller'
import { connect, type Db } from '#db/client.server'
import { mailbox } from '#db/schema/platform'
import { sellers } from '#db/schema/sellers'
import { databasePerFile } from '#db/testing/database-per-file'
import { noticesOf } from './notice-queries.server'
import { sendMessage, tellStallDecision } from './people-notices.server'
import { configureLinks } from './tell.server'
import { configureMessages, deliver, type Message } from './transports.server'

const database = databasePerFile()
let db: Db
beforeAll(() => {
  db = connect(database.url, { max: 2 }).db
  configureLinks('https://shop.test')
})
afterEach(() => configureMessages({}))

const sms: Message = { channel: 'sms', to: '13800138000', subject: '', body: '登录码 123456', messageId: 'message:one' }
const kept = (recipient: string) => db.select().from(mailbox).where(eq(mailbox.recipient, recipient))

describe('the SMS gateway', () => {
  const heard: { body: unknown; type: string | undefined }[] = []
  let status = 200
  const gateway = http.createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    heard.push({ body: JSON.parse(Buffer.concat(chunks).toString()), type: request.headers['content-type'] })
    response.writeHead(status, status === 302 ? { Location: 'http://127.0.0.1:9/' } : {}).end()
  })
  beforeAll(() => new Promise<void>((listening) => gateway.listen(0, '127.0.0.1', listening)))
  afterAll(() => gateway.close())
  const url = () => `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/send`

  test('gets recipient, text and id; nothing stays in the mailbox', async () => {
    configureMessages({ SMS_URL: url() })
    await deliver(db, [sms])
    expect(heard.at(-1)).toEqual({ body: { to: '13800138000', text: '登录码 123456', id: 'message:one' }, type: 'application/json' })
    expect(await kept('13800138000')).toEqual([])
  })

  test.each([500, 404, 302])('answering %i makes the job try again', async (answer) => {
    configureMessages({ SMS_URL: url() })
    status = answer
    await expect(deliver(db, [sms])).rejects.toThrow()
    status = 200
  })

  test('while only SMS is sent, the mailbox notes who got no mail, without its text', async () => {
    configureMessages({ SMS_URL: url() })
    await deliver(db, [{ ...sms, channel: 'mail', to: 'a@example.com', messageId: 'mail:one' }])
    expect(await kept('a@example.com')).toMatchObject([{ messageId: 'mail:one', body: '' }])
  })
})

describe('the mail server', () => {
  const letters: string[] = []
  const post = net.createServer((socket) => {
    let letter: string | null = null
    socket.setEncoding('utf8')
    socket.write('220 post.test\r\n')
    socket.on('data', (chunk: string) => {
      if (letter !== null) {
        letter += chunk
        if (!letter.endsWith('\r\n.\r\n')) return
        letters.push(letter)
        letter = null
        socket.write('250 kept\r\n')
        return
      }
      for (const line of chunk.split('\r\n').filter(Boolean)) {
        if (/^DATA/i.test(line)) {
          letter = ''
          socket.write('354 go on\r\n')
        } else socket.write(/^QUIT/i.test(line) ? '221 bye\r\n' : '250 ok\r\n')
      }
    })
  })
  beforeAll(() => new Promise<void>((listening) => post.listen(0, '127.0.0.1', listening)))
  afterAll(() => post.close())

  test('C18 gets the same message id whenever the same message is sent', async () => {
    configureMessages({ SMTP_URL: `smtp://127.0.0.1:${(post.address() as AddressInfo).port}?from=hello@hushang.example&ignoreTLS=true` })
    const mail: Message = {
      channel: 'mail',
      to: 'buyer@example.com',
      subject: '已付款：HS1',
      body: '已收到 ¥33.80',
      messageId: 'paid-buyer:HS1:mail',
    }
    await deliver(db, [mail])
    await deliver(db, [mail])
    const ids = letters.map((letter) => /^Message-ID: (.*)$/m.exec(letter)?.[1]?.trim())
    expect(ids).toEqual(['<paid-buyer.HS1.mail@hushang>', '<paid-buyer.HS1.mail@hushang>'])
    expect(letters[0]).toContain('From: hello@hushang.example')
    expect(letters[0]).toContain('To: buyer@example.com')
    expect(await kept('buyer@example.com')).toEqual([])
  })

  test('S17 a recipient or subject with line breaks writes no headers of its own', async () => {
    configureMessages({ SMTP_URL: `smtp://127.0.0.1:${(post.address() as AddressInfo).port}?from=hello@hushang.example&ignoreTLS=true` })
    await deliver(db, [{ channel: 'mail', to: 'buyer@example.com', subject: 'hello\r\nBcc: all@example.com', body: 'x', messageId: 'x:1' }])
    expect(letters.at(-1)).not.toMatch(/^Bcc:/m)
  })
})

describe('the mailbox', () => {
  test('keeps a message id once', async () => {
    for (let i = 0; i < 3; i += 1) await deliver(db, [{ ...sms, to: '13900139000', messageId: 'message:two' }])
    expect(await kept('13900139000')).toMatchObject([{ channel: 'sms', body: '登录码 123456' }])
  })
})

describe('messages about people', () => {
  test('a sign-in code is sent in the reader’s language and only there', async () => {
    await sendMessage(db, { channel: 'sms', to: '13700137000', template: 'sign-in-code', locale: 'en', code: '246810' }, 'code-1')
    expect(await kept('13700137000')).toMatchObject([
      { body: 'Your sign-in code is 246810, good for 10 minutes. Tell nobody; we never ask for it.'.replace(/^/, '[Hushang Market] ') },
    ])
    await expect(sendMessage(db, { channel: 'sms', to: '1', template: 'no-such', locale: 'en' }, 'code-2')).rejects.toThrow(
      'no message named',
    )
  })

  test.each([
    { decision: 'active', says: '开张了，可以摆东西了：https://shop.test/sell/new', path: '/sell/new' },
    { decision: 'asked', says: '还差一点：请写清村子', path: '/sell/stall' },
    { decision: 'refused', says: '没有通过：请写清村子', path: '/sell/stall' },
    { decision: 'suspended', says: '暂停营业：请写清村子', path: '/sell/stall' },
    { decision: 'lifted', says: '恢复营业了。https://shop.test/sell/stall', path: '/sell/stall' },
  ])('the keeper of a stall hears that it is $decision', async ({ decision, says, path }) => {
    const { sellerId, ownerId } = await makeSeller(db)
    const [seller] = await db.update(sellers).set({ operatorNote: '请写清村子' }).where(eq(sellers.id, sellerId)).returning()
    await tellStallDecision(db, { sellerId, decision }, `key-${sellerId}`)
    await tellStallDecision(db, { sellerId, decision }, `key-${sellerId}`)
    expect((await kept(seller?.phone ?? '')).map((message) => message.body)).toEqual([expect.stringContaining(says)])
    expect((await noticesOf(db, ownerId)).rows).toMatchObject([{ path, readAt: null }])
  })
})
