import { findSiteFaults } from '#cli/site/site-faults.ts';
const s=process.cpuUsage(); const w=performance.now();
const r=findSiteFaults({folder:'/tmp/w-scale/dist'});
const e=process.cpuUsage(s);
console.log(r.faults.slice(0,20), r.faults.length, r.pages, r.addresses, (e.user+e.system)/1e6,'cpu', ((performance.now()-w)/1e3).toFixed(0),'s', process.resourceUsage().maxRSS/1e6,'GB');
