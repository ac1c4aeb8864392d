import { createHash } from 'node:crypto'

export const PAGE_STYLE = `
:root{color-scheme:light dark;--paper:#f7f6f2;--surface:#fff;--ink:#1d2927;--ink2:#4c5956;--line:#e2ddd0;--strong:#857e6c;--accent:#23647b;--on:#fff;--tint:#e1eef2;--error:#a3153a;--error-tint:#fbe7ea;--bar:#fff1cf;--bar-ink:#6a4700;--ring:#0b57d0}
@media (prefers-color-scheme:dark){:root{--paper:#111715;--surface:#1a2220;--ink:#ecefe9;--ink2:#b3beb9;--line:#33403b;--strong:#7e8d87;--accent:#86c4d9;--on:#06231a;--tint:#14303a;--error:#ff94a5;--error-tint:#3f1620;--bar:#3a2c0b;--bar-ink:#f4d58d;--ring:#8ab4ff}}
*{box-sizing:border-box}
html{font:106.25%/1.6 -apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC",system-ui,sans-serif;background:var(--paper);color:var(--ink)}
body{margin:0;overflow-wrap:anywhere;line-break:strict}
.bar{display:flex;flex-wrap:wrap;justify-content:center;align-items:center;gap:0 1rem;background:var(--bar);color:var(--bar-ink);padding:.25rem 1rem;text-align:center;font-size:.92rem}
.bar summary{display:inline-block;min-height:44px;line-height:44px;cursor:pointer;text-decoration:underline}
.bar p{margin:.25rem auto;max-width:44rem}
main{display:grid;gap:1rem;max-width:62rem;margin:0 auto;padding:1rem}
main.single{max-width:34rem}
section,form.panel{background:var(--surface);border:1px solid var(--line);border-radius:10px;padding:1.25rem}
h1{font-size:1.4rem;line-height:1.3;margin:0 0 .75rem}
h2,legend{font-size:1.18rem;line-height:1.3;margin:1rem 0 .5rem;padding:0;font-weight:700}
.total{font-size:1.8rem;font-weight:700;font-variant-numeric:tabular-nums;margin:0}
.quiet{color:var(--ink2);margin:.25rem 0}
ul.lines{list-style:none;margin:1rem 0;padding:0}
ul.lines li{display:flex;justify-content:space-between;gap:1rem;padding:.6rem 0;border-top:1px solid var(--line)}
ul.lines .sum{font-variant-numeric:tabular-nums;white-space:nowrap}
legend{margin-top:0}
fieldset{border:0;margin:0 0 1.25rem;padding:0;min-width:0}
label{display:block;font-weight:600;margin:.75rem 0 .25rem}
.hint{display:block;font-weight:400;color:var(--ink2);font-size:.92rem}
input[type=text],input[type=email],select{width:100%;min-height:48px;padding:.5rem .75rem;font:inherit;color:inherit;background:var(--surface);border:1px solid var(--strong);border-radius:10px}
input[aria-invalid=true]{border:2px solid var(--error)}
.choice{display:flex;align-items:center;gap:.75rem;min-height:52px;padding:.5rem .75rem;border:1px solid var(--strong);border-radius:10px;margin:.5rem 0;font-weight:600;cursor:pointer}
.choice:has(:checked){background:var(--tint);border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
.choice input{width:1.25rem;height:1.25rem;accent-color:var(--accent)}
.pair{display:grid;gap:0 1rem}
.means{margin:0 0 .75rem;padding:0 .25rem}
form:has([type=radio][value=card]:not(:checked)) .means-card,form:has([type=radio][value=us_bank_account]:not(:checked)) .means-us_bank_account,form:has([type=radio][value=alipay]:not(:checked)) .means-alipay,form:has([type=radio][value=wechat_pay]:not(:checked)) .means-wechat_pay{display:none}
button,.button{display:block;width:100%;min-height:52px;padding:.6rem 1rem;font:inherit;font-weight:700;text-align:center;text-decoration:none;color:var(--on);background:var(--accent);border:2px solid var(--accent);border-radius:10px;cursor:pointer;margin:.75rem 0 0}
button.second,.button.second{background:transparent;color:var(--accent)}
a{color:var(--accent)}
a.back{display:inline-block;min-height:44px;line-height:44px}
:focus-visible{outline:3px solid var(--ring);outline-offset:2px}
.problem{background:var(--error-tint);border:2px solid var(--error);border-radius:10px;padding:.75rem 1rem;margin:0 0 1rem}
.problem p,.problem ul{margin:0;padding-left:1.1rem}
.problem p{padding:0}
.wrong{display:block;color:var(--error);font-weight:600;margin:.25rem 0}
.code{display:block;width:min(16rem,100%);margin:1rem auto;background:#fff;padding:.5rem;border-radius:10px}
.code svg{display:block;width:100%;height:auto}
@media (min-width:56rem){main.two{grid-template-columns:5fr 6fr;align-items:start;padding-top:2rem}.pair{grid-template-columns:1fr 1fr;align-items:end}}
`.trim()

export const STYLE_HASH = `'sha256-${createHash('sha256').update(PAGE_STYLE).digest('base64')}'`
