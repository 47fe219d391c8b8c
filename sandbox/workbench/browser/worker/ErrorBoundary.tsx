import { Component, type ReactNode } from 'react';

interface Props {
  onError: (message: string) => void;
  children: ReactNode;
}

/** Tells the page when the card throws while it renders, and renders nothing from then on. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error instanceof Error ? error.message : String(error));
  }

  override render(): ReactNode {
    return this.state.failed ? null : this.props.children;
  }
}
