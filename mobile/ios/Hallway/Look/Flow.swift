import SwiftUI

/// Things one after the other, in as many rows as they need.
struct Flow: Layout {
    var spacing: CGFloat = 8

    func sizeThatFits(proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) -> CGSize {
        let rows = rows(of: subviews, in: proposal.width ?? .infinity)
        let width = rows.map(\.width).max() ?? 0
        let height = rows.map(\.height).reduce(0, +) + spacing * CGFloat(max(rows.count - 1, 0))
        return CGSize(width: proposal.width.map { min($0, width) } ?? width, height: height)
    }

    func placeSubviews(in bounds: CGRect, proposal: ProposedViewSize, subviews: Subviews, cache: inout ()) {
        var top = bounds.minY
        for row in rows(of: subviews, in: bounds.width) {
            var left = bounds.minX
            for place in row.places {
                let size = size(of: subviews[place], in: bounds.width)
                subviews[place].place(
                    at: CGPoint(x: left, y: top + row.height / 2), anchor: .leading, proposal: ProposedViewSize(size))
                left += size.width + spacing
            }
            top += row.height + spacing
        }
    }

    private struct Row {
        var places: [Int] = []
        var width: CGFloat = 0
        var height: CGFloat = 0
    }

    private func rows(of subviews: Subviews, in width: CGFloat) -> [Row] {
        var rows: [Row] = []
        for place in subviews.indices {
            let size = size(of: subviews[place], in: width)
            if let last = rows.last, last.width + spacing + size.width <= width {
                rows[rows.count - 1].width += spacing + size.width
            } else {
                rows.append(Row(width: size.width))
            }
            rows[rows.count - 1].places.append(place)
            rows[rows.count - 1].height = max(rows[rows.count - 1].height, size.height)
        }
        return rows
    }

    /// One that is wider than the whole wraps its words.
    private func size(of subview: LayoutSubview, in width: CGFloat) -> CGSize {
        let size = subview.sizeThatFits(.unspecified)
        return size.width <= width ? size : subview.sizeThatFits(ProposedViewSize(width: width, height: nil))
    }
}
