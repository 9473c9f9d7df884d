//! What the server promises.

mod accounts;
mod app;
mod attachments;
mod bundle;
mod calls;
mod circle;
mod cohorts;
mod described;
mod documents;
mod doors;
mod drafts;
mod evidence;
mod history;
mod hostile;
mod invited;
mod judged;
mod pages;
mod panels;
mod promises;
mod shares;
mod stream;
mod trail;
mod turns;
mod world;
