type TrackingStatus = 'ACTIVE' | 'ARCHIVED' | 'DELETED';

/** What sales are told apart by: a region, a team. */
export interface TrackingCategory {
  trackingCategoryId: string;
  name: string;
  status: TrackingStatus;
  options: TrackingOption[];
}

export interface TrackingOption {
  trackingOptionId: string;
  name: string;
  status: TrackingStatus;
}
