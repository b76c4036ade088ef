/** The screens of an account, which are loaded where there is one. */
export const accountScreens = () => import('./screens/account/every-account-screen.ts');
