/** 台湾, 香港, 澳门: provinces of GB/T 2260 whose divisions the statistics bureau does not list; city and district are typed there. */
const WITHOUT_DIVISIONS = ['710000', '810000', '820000']

export const hasNoDivisions = (province: string | undefined): boolean => province !== undefined && WITHOUT_DIVISIONS.includes(province)
