import { LoadingSpinner } from '@hubspot/ui-extensions';

/** While an answer is on its way. */
export const Loading = ({ label }: { label: string }) => <LoadingSpinner label={label} showLabel layout="centered" />;
