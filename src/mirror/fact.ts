/** A row read from a vendor: its id there, and the vendor's own time of its last change. */
export interface Fact {
  id: string;
  updatedAt: Date;
}

export interface Terms {
  day: number;
  type: 'DAYSAFTERBILLDATE' | 'DAYSAFTERBILLMONTH' | 'OFCURRENTMONTH' | 'OFFOLLOWINGMONTH';
}
