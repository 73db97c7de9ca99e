export * from "../../js/group-titles.js";
