import { describe, expect, it } from 'vitest'
import { ErrorSummary, listErrors } from '#app/ui/fields/error-summary'
import { QuantityStepper } from '#app/ui/fields/quantity-stepper'
import { RadioCards } from '#app/ui/fields/radio-cards'
import { TextField } from '#app/ui/fields/text-field'
import { renderAt } from '#app/ui/render-at'

describe('a text field', () => {
  it('is named by its label and described by its hint alone while all is well', () => {
    const html = renderAt('/', <TextField label="手机号" name="phone" hint="11 位" />)
    expect(html).toMatch(/<label for="phone"[^>]*>手机号<\/label>/)
    expect(html).toContain('aria-describedby="phone-hint"')
    expect(html).not.toContain('aria-invalid')
  })

  it('ties its error to the input and keeps what was typed', () => {
    const html = renderAt(
      '/',
      <TextField label="手机号" name="phone" hint="11 位" error={['手机号要 11 位，现在是 10 位']} defaultValue="1380013800" />,
    )
    expect(html).toMatch(/<input[^>]*aria-describedby="phone-hint phone-error"/)
    expect(html).toMatch(/<input[^>]*aria-invalid="true"/)
    expect(html).toMatch(/id="phone-error"[^>]*>.*手机号要 11 位，现在是 10 位/s)
    expect(html).toContain('value="1380013800"')
  })

  it("marks the optional in the reader's language", () => {
    expect(renderAt('/', <TextField label="备注" name="note" optional />)).toContain('（选填）')
    expect(renderAt('/en', <TextField label="Note" name="note" optional />)).toContain('(optional)')
  })
})

describe('the error summary', () => {
  const errors = listErrors({ phone: ['手机号要 11 位'], '': ['库存变了'], name: null })

  it('lists every message, with links to the fields, and can take focus', () => {
    const html = renderAt('/', <ErrorSummary errors={errors} />)
    expect(html).toContain('<a href="#phone">手机号要 11 位</a>')
    expect(html).toContain('<li>库存变了</li>')
    expect(html).toMatch(/<section id="errors" tabindex="-1" autofocus=""/)
    expect(html).toContain('还有 2 处要改一下')
  })

  it('shows nothing when nothing is wrong', () => {
    expect(renderAt('/', <ErrorSummary errors={[]} />)).not.toContain('section')
  })
})

describe('the quantity stepper', () => {
  it('is a plain number input whose buttons wait for a script', () => {
    const html = renderAt('/', <QuantityStepper name="quantity" label="雪藕" defaultValue={2} max={9} />)
    expect(html).toMatch(/<input[^>]*type="number"[^>]*min="1" max="9" step="1"[^>]*value="2"/)
    expect(html.match(/<button type="button" class="needs-script"/g)).toHaveLength(2)
    expect(html).toContain('<span class="sr-only">雪藕：增加一份</span></button>')
  })

  it('submits the form by − and + when they are given names', () => {
    const html = renderAt(
      '/',
      <QuantityStepper name="quantity" label="雪藕" minus={{ name: 'set', value: '1' }} plus={{ name: 'set', value: '3' }} />,
    )
    expect(html).toMatch(/<button type="submit" name="set" value="1"/)
    expect(html).toMatch(/<button type="submit" name="set" value="3"/)
    expect(html).not.toContain('needs-script')
  })
})

it('keeps a group of choices together under one question', () => {
  const html = renderAt(
    '/',
    <RadioCards
      name="pay"
      label="怎么付"
      error="请选一种"
      defaultValue="alipay"
      options={[
        { value: 'alipay', label: '支付宝' },
        { value: 'card', label: '银行卡' },
      ]}
    />,
  )
  expect(html).toMatch(/<fieldset id="pay"[^>]*aria-describedby="pay-error"/)
  expect(html).toMatch(/<input type="radio"[^>]*checked="" value="alipay"|<input type="radio"[^>]*value="alipay"[^>]*checked=""/)
})
