declare module 'virtual:area-hues.css';
