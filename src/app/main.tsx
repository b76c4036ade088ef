import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from '@tanstack/react-router';
import { listenForInstall } from './install.ts';
import { NoticesProvider } from './parts/notices.tsx';
import { DeviceGate } from './device-gate.tsx';
import { DeviceSessionProvider } from './device-session.tsx';
import { router } from './router.tsx';
import './styles/base.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

listenForInstall();
createRoot(root).render(
  <StrictMode>
    <DeviceSessionProvider>
      <DeviceGate>
        <NoticesProvider>
          <RouterProvider router={router} />
        </NoticesProvider>
      </DeviceGate>
    </DeviceSessionProvider>
  </StrictMode>,
);
