"""Addresses of boards, passports, charts, rows and comparisons."""

from __future__ import annotations

from django.urls import path

from lantoa.web.dashboards import api, kol_page, views

urlpatterns = [
    path("compare", views.compare, name="compare"),
    path("kols/<uuid:key>/figures", kol_page.figures, name="kol-figures"),
    path("vega.js", api.vega, name="vega"),
    path("c/<slug:slug>/", views.board, name="board"),
    path("c/<slug:slug>/board.json", api.board_json, name="board-json"),
    path("c/<slug:slug>/figures/<slug:figure>", views.passport, name="passport"),
    path("c/<slug:slug>/charts/<slug:name>-<slug:size>.json", api.chart_json, name="chart-json"),
    path("c/<slug:slug>/charts/<slug:name>-<slug:size>.svg", api.chart_svg, name="chart-svg"),
    path("c/<slug:slug>/posts", views.posts, name="posts"),
    path("c/<slug:slug>/post", views.post, name="post"),
]
