/** What of the device itself is loaded when it is shown. */
export const deviceScreens = () => import('./screens/device/every-device-screen.ts');
