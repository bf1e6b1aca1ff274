import { after, newest, outline, relate, strip } from "./relations.js";

export default function (eleventy) {
  eleventy.addPassthroughCopy({ assets: "assets", "robots.txt": "robots.txt" });

  // Made once, before anything is rendered.
  const site = (api) => relate(api.getAll());
  eleventy.addCollection("records", (api) => site(api).byUrl);
  eleventy.addCollection("sections", (api) => site(api).sections);
  eleventy.addCollection("incidents", (api) => site(api).sections.incidents);
  eleventy.addCollection("events", (api) => site(api).sections.events);
  eleventy.addCollection("years", (api) => site(api).years);
  eleventy.addCollection("strip", (api) => strip(site(api).sections.events));

  eleventy.addFilter("after", after);
  eleventy.addFilter("first", (list, count) => list.slice(0, count));
  eleventy.addFilter("reversed", (list) => [...list].reverse());
  eleventy.addFilter("newest", newest);
  eleventy.addFilter("outline", outline);
  eleventy.addFilter("strip", strip);
  eleventy.addFilter("json", (value) => JSON.stringify(value).replaceAll("<", "\\u003c"));
  eleventy.addFilter("rfc822", (date) => date.toUTCString());
  eleventy.addFilter("absolute", (html, root) => html.replaceAll('href="/', `href="${root}/`));
}

export const config = {
  dir: { input: "content", includes: "../_includes", data: "../_data", output: "_site" },
  templateFormats: ["md", "njk"],
  markdownTemplateEngine: false,
};
