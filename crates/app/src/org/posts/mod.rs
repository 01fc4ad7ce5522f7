//! Posts of units and who holds them.

mod add;
mod appoint;
mod end;
mod first;
mod pack;
mod page;
pub(super) mod rows;
mod store;

pub use add::AddPost;
pub use appoint::AppointHolder;
pub use end::EndTenure;
pub(crate) use end::end_tenures_of;
pub(super) use first::add_first_posts;
pub use pack::{PackPost, PackSource, PostPack, Sure};
pub(super) use page::held_today;
pub use page::{PostRow, PostsPage, posts_page};
pub(super) use store::{post_of, posts_of};
