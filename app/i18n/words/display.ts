import { words } from '../words'

export const display = words({
  title: { zh: '字号与显示', en: 'Text size and display' },
  description: {
    zh: '大字版（长辈版、关怀版）、深色、少动画、省流量、语言',
    en: 'Larger text, dark theme, less motion, less data, language',
  },
  intro: { zh: '选好就记在这台手机上，不用登录。', en: 'Your choice is kept on this device; no sign-in needed.' },
  text: { zh: '字号', en: 'Text size' },
  'text-std': { zh: '标准', en: 'Standard' },
  'text-large': { zh: '大字', en: 'Large' },
  'text-care': { zh: '特大字（长辈版）', en: 'Extra large' },
  theme: { zh: '深浅', en: 'Light or dark' },
  'theme-auto': { zh: '跟着手机走', en: 'Follow the device' },
  'theme-light': { zh: '浅色', en: 'Light' },
  'theme-dark': { zh: '深色', en: 'Dark' },
  motion: { zh: '动画', en: 'Motion' },
  'motion-auto': { zh: '跟着手机走', en: 'Follow the device' },
  'motion-off': { zh: '都不要动', en: 'Nothing moves' },
  save: { zh: '流量', en: 'Data' },
  'save-off': { zh: '看照片', en: 'Show photos' },
  'save-on': { zh: '省流量，用版画代替照片', en: 'Save data: prints instead of photos' },
  language: { zh: '语言', en: 'Language' },
  save_button: { zh: '就这样', en: 'Use these' },
})
