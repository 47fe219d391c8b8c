import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';

const element = document.getElementById('app');
if (!element) throw new Error('The page has no #app');
createRoot(element).render(<App />);
