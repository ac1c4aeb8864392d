/** Who to reach. The demo's numbers belong to nobody: 0572 is Huzhou's area code, the rest is an example. */
export const contact = {
  phone: '0572-000 0000',
  email: 'help@hushang.example',
  complaints: '12315',
}
