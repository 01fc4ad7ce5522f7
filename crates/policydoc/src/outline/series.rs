//! Where a marker stands in the tree.
//!
//! Documents nest as they like (一、 → 1. without （一）; one series 1–21 through all sections), so
//! the tree follows what stands in the text: a marker whose style is open goes on with that
//! series; a first marker opens a level below; a later one whose series was closed by a new
//! section goes on under the same kind of parent as before.

use super::marker::{Marker, Style};

/// A node of the open branch.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Open {
    /// Its place among all nodes.
    pub(crate) node: usize,
    /// The style of its marker.
    pub(crate) style: Style,
    /// Its number.
    pub(crate) number: u32,
}

/// The open branch and the memory of every series.
#[derive(Debug, Default)]
pub(crate) struct Branch {
    open: Vec<Open>,
    last: [u32; STYLES],
    parent: [Option<Parent>; STYLES],
}

const STYLES: usize = Style::Point as usize + 1;

/// The kind of parent that a series had before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parent {
    Root,
    Style(Style),
}

impl Branch {
    /// Closes all: another text begins.
    pub(crate) fn reset(&mut self) {
        *self = Self::default();
    }

    /// The open nodes from the top.
    pub(crate) fn open(&self) -> &[Open] {
        &self.open
    }

    /// The open node of a style.
    pub(crate) fn of_style(&self, style: Style) -> Option<Open> {
        self.open.iter().rev().find(|open| open.style == style).copied()
    }

    /// Whether the marker begins a series or goes on with one.
    pub(crate) fn expects(&self, marker: &Marker) -> bool {
        marker.number == 1 || self.follows(marker)
    }

    /// Whether the marker goes on with its series.
    pub(crate) fn follows(&self, marker: &Marker) -> bool {
        marker.number == self.last[marker.style as usize] + 1
    }

    /// The node that an office line belongs to: the nearest numbered item or article, else the
    /// nearest passage that is not a sub-point.
    pub(crate) fn owner_of_offices(&self) -> Option<usize> {
        let nearest = |wanted: &dyn Fn(Style) -> bool| {
            self.open.iter().rev().find(|open| wanted(open.style)).map(|open| open.node)
        };
        nearest(&|style| matches!(style, Style::Arabic | Style::Article))
            .or_else(|| nearest(&|style| style < Style::Arabic))
            .or_else(|| self.open.first().map(|open| open.node))
    }

    /// The node below which a marker would stand.
    pub(crate) fn parent_of(&self, marker: &Marker) -> Option<usize> {
        let above = self.keep(marker).checked_sub(1)?;
        self.open.get(above).map(|open| open.node)
    }

    /// Puts a new node into the branch; answers its depth, from 1.
    pub(crate) fn place(&mut self, marker: &Marker, node: usize) -> usize {
        let keep = self.keep(marker);
        self.open.truncate(keep);
        let style = marker.style;
        let parent = self.open.last().map_or(Parent::Root, |open| Parent::Style(open.style));
        self.parent[style as usize] = Some(parent);
        self.last[style as usize] = marker.number;
        self.open.push(Open { node, style, number: marker.number });
        self.open.len()
    }

    /// How much of the branch stays open above a marker.
    fn keep(&self, marker: &Marker) -> usize {
        let style = marker.style;
        if let Some(at) = self.open.iter().position(|open| open.style == style) {
            return at;
        }
        if marker.number > 1
            && let Some(keep) = self.keep_as_before(style)
        {
            return keep;
        }
        let always_above = style <= Style::Chinese;
        let below = |open: &Open| {
            let ranked = always_above || marker.number > 1;
            ranked && open.style > style || open.style == Style::Point && style <= Style::Arabic
        };
        self.open.iter().position(below).unwrap_or(self.open.len())
    }

    /// The series was closed by a new section: go on under the same kind of parent.
    fn keep_as_before(&self, style: Style) -> Option<usize> {
        match self.parent[style as usize]? {
            Parent::Root => Some(0),
            Parent::Style(parent) => {
                self.open.iter().rposition(|open| open.style == parent).map(|at| at + 1)
            }
        }
    }
}
